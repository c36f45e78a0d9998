package dev.belfry.benchmarks.load;

/** How much is done. A quick run shows that everything works; its figures mean nothing. */
enum Size {
    FULL(1),
    QUICK(50);

    private final int share;

    Size(int share) {
        this.share = share;
    }

    /** That many, or that share of them. */
    int of(int full) {
        return Math.max(1, full / share);
    }
}
