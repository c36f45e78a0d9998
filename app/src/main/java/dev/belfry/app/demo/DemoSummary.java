package dev.belfry.app.demo;

import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Text;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo's last lines. */
final class DemoSummary {
    private final Console console;
    private final DemoWorld world;
    private final DemoFolder folder;

    DemoSummary(Console console, DemoWorld world, DemoFolder folder) {
        this.console = console;
        this.world = world;
        this.folder = folder;
    }

    /** Prints the sums and says whether they are right. */
    boolean print() {
        return print(0, 0, 0);
    }

    /**
     * As {@link #print}, after kills.
     *
     * @param resent attempts that a kill left in doubt and that were made again; each may have arrived twice
     */
    boolean printAfter(int kills, long resent) {
        return print(kills, resent, Math.min(resent, DemoLedger.of(world).extra()));
    }

    private boolean print(int kills, long resent, long explained) {
        folder.writePages(world);
        DemoLedger sums = DemoLedger.of(world);
        long twice = sums.extra() - explained;
        console.print("");
        console.print(" " + sums.labelled() + " labelled   " + sums.back() + " back online   " + sums.told()
                + " told in each of 2 sinks   " + sums.off() + " labels off");
        String crashes = kills == 0
                ? ""
                : "    kills " + kills + "    resent in doubt " + resent + " (arrived twice: " + explained + ")";
        boolean well = sums.isDone() && sums.lost() == 0 && twice == 0 && sums.wrong() == 0;
        console.print(Text.of(" " + retries() + "    ")
                .and(well ? Style.GOOD : Style.BAD, "lost " + sums.lost() + "    twice " + twice)
                .and(crashes));
        if (sums.wrong() > 0) {
            console.print(Text.of(Style.BAD, " " + sums.wrong() + " messages about clients nobody was to hear of"));
        }
        console.print(" Slack's messages: " + folder.slackPage() + "   Teams': " + folder.teamsPage());
        console.print("");
        console.print(
                "Next: edit the configuration above for your server and webhook, then  belfry doctor  and  belfry run");
        return well;
    }

    private String retries() {
        Map<String, Integer> faults = world.faults();
        int all = faults.values().stream().mapToInt(Integer::intValue).sum();
        String each = faults.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fault -> fault.getKey() + ": " + fault.getValue())
                .collect(Collectors.joining(", "));
        return all + " retries" + (all == 0 ? "" : " (" + each + ")");
    }
}
