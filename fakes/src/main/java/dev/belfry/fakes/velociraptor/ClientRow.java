package dev.belfry.fakes.velociraptor;

import dev.belfry.fakes.velociraptor.vql.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code clients()}, every column there even when the server never fills it. */
record ClientRow(ClientState state) implements Row {
    private static final List<String> COLUMNS = List.of(
            "client_id",
            "agent_information",
            "os_info",
            "first_seen_at",
            "last_seen_at",
            "last_ip",
            "last_interrogate_flow_id",
            "last_interrogate_artifact_name",
            "labels",
            "last_hunt_timestamp",
            "last_event_table_version",
            "last_label_timestamp",
            "in_flight_flows");

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public @Nullable Object value(String column) {
        return switch (column) {
            case "client_id" -> state.client().id();
            case "agent_information" -> blanks("version", "name", "build_time", "build_url");
            case "os_info" -> osInfo();
            case "first_seen_at" -> state.client().firstSeen().getEpochSecond();
            case "last_seen_at" -> Micros.of(state.client().lastSeen());
            case "last_ip" -> state.client().address();
            case "last_interrogate_flow_id", "last_interrogate_artifact_name" -> "";
            case "labels" -> state.labels();
            case "last_hunt_timestamp", "last_event_table_version", "last_label_timestamp" -> 0L;
            case "in_flight_flows" -> Map.of();
            default -> null;
        };
    }

    private Map<String, Object> osInfo() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("system", state.client().os());
        info.put("hostname", state.client().hostname());
        info.put("release", "");
        info.put("machine", "");
        info.put("fqdn", state.client().fqdn());
        info.put("mac_addresses", List.of());
        return info;
    }

    private static Map<String, Object> blanks(String... names) {
        Map<String, Object> blanks = new LinkedHashMap<>();
        for (String name : names) {
            blanks.put(name, "");
        }
        return blanks;
    }
}
