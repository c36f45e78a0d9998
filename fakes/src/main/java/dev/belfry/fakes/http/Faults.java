package dev.belfry.fakes.http;

import java.util.List;

/** What goes wrong with which request. Asked once for each, on the thread that serves it. */
public interface Faults {
    /**
     * What goes wrong with a request.
     *
     * @param request its number since the receiver started, from 1
     */
    Fault at(int request);

    /** Nothing ever. */
    static Faults none() {
        return request -> Fault.none();
    }

    /** The same every time. */
    static Faults always(Fault fault) {
        return request -> fault;
    }

    /** These for the requests from 1 on, then nothing more. */
    static Faults first(Fault... faults) {
        List<Fault> all = List.of(faults);
        return request -> request <= all.size() ? all.get(request - 1) : Fault.none();
    }

    /** This one for every n-th request. */
    static Faults every(int n, Fault fault) {
        return request -> request % n == 0 ? fault : Fault.none();
    }
}
