package dev.serverlease.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time of a process and all it started, those included that have ended. On Linux it is read from the kernel;
 * elsewhere what has ended is not in it.
 */
final class CpuTime {

    /** Linux counts in hundredths of a second, whatever its own clock does. */
    private static final long MILLIS_A_TICK = 10;

    private CpuTime() {}

    static long millis(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToLong(CpuTime::ofOne)
                .sum();
    }

    private static long ofOne(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            // the name stands in brackets and may hold spaces; of what follows 11 to 14 are times
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(11, 12, 13, 14)
                            .mapToLong(field -> Long.parseLong(fields[field]))
                            .sum()
                    * MILLIS_A_TICK;
        } catch (IOException e) {
            return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
        }
    }
}
