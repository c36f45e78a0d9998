package dev.belfry.benchmarks.load;

import dev.belfry.core.sink.Outcome;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Sending;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rig whose sink takes everything and whose source settles everything, each in the round after it was asked. */
final class Pipeline implements AutoCloseable {
    private final Rig rig;
    private final Instant seen = Instant.now();
    private int clients;
    private int settled;

    Pipeline(Path file, int inFlight) {
        rig = new Rig(file, new OnceRule(), inFlight);
    }

    /** Each batch is told and settled before the next is read. */
    void oneByOne(int batches, int size) {
        for (int i = 0; i < batches; i++) {
            finish(new ArrayList<>(List.of(read(size))));
        }
    }

    /** All batches are read, and then told and settled. */
    void allAtOnce(int batches, int size) {
        List<Acts> acts = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            acts.add(read(size));
        }
        finish(acts);
    }

    private Acts read(int size) {
        Acts acts = rig.read(Visits.batch(Rig.SOURCE, clients, size, seen));
        clients += size;
        return acts;
    }

    private void finish(List<Acts> first) {
        List<Input> inputs = new ArrayList<>();
        first.forEach(acts -> inputs.addAll(answers(acts)));
        Acts last = first.get(first.size() - 1);
        while (!inputs.isEmpty() || isDue(last.wakeAt())) {
            last = rig.round(inputs);
            inputs.clear();
            inputs.addAll(answers(last));
        }
        if (settled != clients) {
            throw new IllegalStateException(settled + " of " + clients + " alerts were settled");
        }
    }

    private static boolean isDue(@Nullable Instant wakeAt) {
        return wakeAt != null && !wakeAt.isAfter(Instant.now());
    }

    private List<Input> answers(Acts acts) {
        List<Input> answers = new ArrayList<>();
        for (Sending sending : acts.sendings()) {
            answers.add(new Input.Heard(
                    sending.sink(), sending.delivery(), sending.attempt().number(), Outcome.Delivered.WITHOUT_RECEIPT));
        }
        if (!acts.askings().isEmpty()) {
            settled += acts.askings().size();
            answers.add(new Input.Found(acts.askings(), settlements(acts.askings())));
        }
        return answers;
    }

    private static List<Settlement> settlements(List<Asking> askings) {
        Settlement done = new Settlement.Done(Instant.now(), null);
        return askings.stream().map(asking -> done).toList();
    }

    @Override
    public void close() {
        rig.close();
    }
}
