package dev.serverlease.bench;

import dev.serverlease.paper.PaperBench;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.signature.SignedPaper;
import dev.serverlease.testing.server.Waiting;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The work on the documents of one lease, apart from all else: printing the draft, the lessee's signature with its time
 * stamp, its check on arrival, the seal; and what keeping the three files costs the database.
 */
final class DocumentWork {

    private static final int WARM_UP = 15;
    private static final int ROUNDS = 15;

    private DocumentWork() {}

    static List<Run.Figure> measure(Postgres postgres) {
        var printer = new PdfPrinter();
        var issued = PaperBench.draft(printer);
        var signed = SignedPaper.signed(issued);
        var sealed = SignedPaper.sealed(signed);
        var figures = new ArrayList<>(List.of(
                figure("print ms", cpuMillis(() -> PaperBench.draft(printer))),
                figure("sign ms", cpuMillis(() -> SignedPaper.signed(issued))),
                figure("check ms", cpuMillis(() -> SignedPaper.checked(issued, signed))),
                figure("seal ms", cpuMillis(() -> SignedPaper.sealed(signed)))));
        double all = figures.stream().mapToDouble(Run.Figure::value).sum();
        figures.add(figure("CPU JVM ms", all));
        var files = List.of(issued, signed, sealed);
        figures.add(figure("WAL KB", walOf(files, postgres.connection()) / 1024.0));
        figures.add(new Run.Figure(
                "bytes", "%.0f", files.stream().mapToInt(file -> file.length).sum()));
        return figures;
    }

    /** Median of the processor time of this thread. */
    private static double cpuMillis(Supplier<Object> work) {
        var cpu = ManagementFactory.getThreadMXBean();
        var nanos = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long before = cpu.getCurrentThreadCpuTime();
            work.get();
            if (round >= 0) {
                nanos[round] = cpu.getCurrentThreadCpuTime() - before;
            }
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1e6;
    }

    /** Kept as the product keeps files: not compressed once more. */
    private static long walOf(List<byte[]> files, JdbcClient database) {
        database.sql("create table public.bench_file (content bytea)").update();
        database.sql("alter table public.bench_file alter column content set storage external")
                .update();
        long before = wal(database);
        files.forEach(file -> database.sql("insert " + Waiting.MARK + " into public.bench_file values (?)")
                .param(file)
                .update());
        return wal(database) - before;
    }

    private static long wal(JdbcClient database) {
        return database.sql("select " + Waiting.MARK + " (pg_current_wal_insert_lsn() - '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    private static Run.Figure figure(String name, double value) {
        return new Run.Figure(name, "%.1f", value);
    }
}
