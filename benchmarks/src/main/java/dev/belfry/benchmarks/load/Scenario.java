package dev.belfry.benchmarks.load;

import java.nio.file.Path;
import java.util.List;

/** Something to measure. */
interface Scenario {
    /**
     * Measures.
     *
     * @param folder empty, its own
     */
    List<Figure> measure(Size size, Path folder) throws Exception;
}
