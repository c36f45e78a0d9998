package dev.belfry.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** What all this ran on. */
final class Host implements Scenario {
    private static final int WRITES = 500;
    private static final int PAGE = 4_096;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        return List.of(
                Figure.of("Java", Runtime.version() + ", " + System.getProperty("java.vm.name")),
                Figure.of(
                        "System", System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + cores()),
                Figure.of("Load average as this began", load()),
                Figure.of("4 KiB written and flushed to the disk, one after the other", flushes(folder) + "/s"));
    }

    private static String cores() {
        return Runtime.getRuntime().availableProcessors() + " cores";
    }

    private static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "%.1f", load);
    }

    /** As a commit does it: the bound of every rate of single commits. */
    private static String flushes(Path folder) throws Exception {
        Path file = folder.resolve("flushed");
        Lap lap = Lap.of(() -> flush(file));
        Files.delete(file);
        return lap.perSecond(WRITES);
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < WRITES; i++) {
                channel.write(ByteBuffer.allocate(PAGE));
                channel.force(false);
            }
        }
    }
}
