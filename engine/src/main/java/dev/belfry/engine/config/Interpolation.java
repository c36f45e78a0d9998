package dev.belfry.engine.config;

/**
 * Fills in what a text of the configuration asks for: {@code ${env:NAME}}, {@code ${file:PATH}}. Asked once for each
 * text that has a dollar sign and an opening brace in it; what it returns is not looked at again, so a value may hold
 * one itself.
 */
public interface Interpolation {

    /**
     * Fills in.
     *
     * @param text as it was written
     * @return the text that counts; from a file, without its final line break. What it does not know, it leaves as it
     *     is, which is then told of as a problem.
     * @throws UnfilledException when something is not to be had
     */
    String fill(String text) throws UnfilledException;
}
