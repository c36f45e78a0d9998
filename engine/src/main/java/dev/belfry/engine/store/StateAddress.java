package dev.belfry.engine.store;

/** Whose state: a rule's number and the key it counts by. */
public record StateAddress(int rule, String key) {
    /** Of what one of Belfry's own rules keeps of a sink. By the number, so that it goes on under the sink's next name. */
    public static StateAddress ofSink(int rule, int sink) {
        return new StateAddress(rule, "#" + sink);
    }
}
