package dev.serverlease.paper;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** How long a contract takes from its words to the file that can be signed; {@code mvn -Pbench -Dbench=…} runs it. */
public final class PaperBench {

    private static final int WARM_UP = 15;
    private static final int ROUNDS = 31;
    private static final long MILLION = 1_000_000;

    /** Tells the work from the wait where others run beside it. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private PaperBench() {}

    public static void main(String[] args) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var printer = new PdfPrinter();
        var contract = SampleContract.of("示例精密机械（上海）有限公司", true);
        var rare = SampleContract.of("示例𠮷田精密机械（上海）有限公司", true);
        long start = System.nanoTime();
        var first = print(printer, contract);
        System.out.printf(
                "first print %,d ms, %d pages, %,d bytes%n",
                (System.nanoTime() - start) / MILLION, Pdf.pages(first).size(), first.length);
        report("layout", () -> ContractLayout.xhtml(contract).length());
        report("layout and print", () -> print(printer, contract).length);
        report("layout, print and fields", () -> SignatureFields.add(print(printer, contract)).length);
        report("the same with a rare character", () -> SignatureFields.add(print(printer, rare)).length);
    }

    /** A contract of nine pages, ready for signature. */
    public static byte[] draft(PdfPrinter printer) {
        return SignatureFields.add(print(printer, SampleContract.of("示例精密机械（上海）有限公司", true)));
    }

    private static byte[] print(PdfPrinter printer, ContractPaper contract) {
        return printer.print(ContractLayout.xhtml(contract), "服务器租赁合同", List.of());
    }

    private static void report(String what, Supplier<Integer> work) {
        int size = 0;
        for (int round = 0; round < WARM_UP; round++) {
            size = work.get();
        }
        var nanos = new long[ROUNDS];
        long before = CPU.getCurrentThreadCpuTime();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            size = work.get();
            nanos[round] = System.nanoTime() - start;
        }
        long busy = (CPU.getCurrentThreadCpuTime() - before) / ROUNDS;
        Arrays.sort(nanos);
        System.out.printf(
                "%-32s %,6d ms (median of %d, %,d to %,d), %,d ms of them on the processor, %,d bytes%n",
                what,
                nanos[ROUNDS / 2] / MILLION,
                ROUNDS,
                nanos[0] / MILLION,
                nanos[ROUNDS - 1] / MILLION,
                busy / MILLION,
                size);
    }
}
