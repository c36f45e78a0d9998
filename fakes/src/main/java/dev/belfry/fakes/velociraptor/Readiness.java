package dev.belfry.fakes.velociraptor;

/** Whom to tell when the client reads on. Set late: gRPC takes its handler only while a call begins. */
final class Readiness {
    private volatile Runnable handler = () -> {};

    void whenReady(Runnable then) {
        handler = then;
    }

    void becomesReady() {
        handler.run();
    }
}
