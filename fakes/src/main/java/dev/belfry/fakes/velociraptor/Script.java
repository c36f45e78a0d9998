package dev.belfry.fakes.velociraptor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What is to go wrong in calls to come, each once. */
final class Script {
    private record Line(String vqlPart, Misbehaviour misbehaviour) {}

    private final List<Line> lines = new ArrayList<>();

    synchronized void add(String vqlPart, Misbehaviour misbehaviour) {
        lines.add(new Line(vqlPart, misbehaviour));
    }

    /** Takes out the first line meant for a call with these queries. */
    synchronized Misbehaviour take(List<String> queries) {
        for (Iterator<Line> rest = lines.iterator(); rest.hasNext(); ) {
            Line line = rest.next();
            if (String.join("\n", queries).contains(line.vqlPart())) {
                rest.remove();
                return line.misbehaviour();
            }
        }
        return Misbehaviour.none();
    }
}
