package dev.belfry.trials;

/** What a person may expect of a command that could not do its work. */
final class Plain {
    private final Ended ended;

    private Plain(Ended ended) {
        this.ended = ended;
    }

    /** Nothing in it is for programmers. */
    static Plain assertThat(Ended ended) {
        assertNoTrace(ended.said());
        return new Plain(ended);
    }

    static void assertNoTrace(String said) {
        org.assertj.core.api.Assertions.assertThat(said)
                .doesNotContainPattern("(?m)^\\s+at ")
                .doesNotContainPattern("\\w+(Exception|Error)\\b")
                .doesNotContain("SQLITE_", "sun.security", "java.", "null");
    }

    Plain endedWith(int status) {
        org.assertj.core.api.Assertions.assertThat(ended.status())
                .as("exit code; it said: %s", ended.said())
                .isEqualTo(status);
        return this;
    }

    Plain saysOnce(String text) {
        org.assertj.core.api.Assertions.assertThat(ended.said()).containsOnlyOnce(text);
        return this;
    }

    /** One line to standard error, and nothing else. */
    Plain saysOneLine() {
        org.assertj.core.api.Assertions.assertThat(ended.out()).isEmpty();
        org.assertj.core.api.Assertions.assertThat(ended.err().lines()).hasSize(1);
        return this;
    }
}
