package dev.serverlease.paper;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** How long a contract takes from its words to the file that can be signed; {@code mvn -Pbench -Dbench=…} runs it. */
public final class PaperBench {

    private static final int WARM_UP = 15;
    private static final int ROUNDS = 31;

    private PaperBench() {}

    public static void main(String[] args) {
        var printer = new PdfPrinter();
        var contract = SampleContract.of("示例精密机械（上海）有限公司", true);
        var rare = SampleContract.of("示例𠮷田精密机械（上海）有限公司", true);
        long start = System.nanoTime();
        var first = print(printer, contract);
        System.out.printf(
                "first print %,d ms, %d pages, %,d bytes%n",
                (System.nanoTime() - start) / 1_000_000, Pdf.pages(first).size(), first.length);
        report("layout", () -> ContractLayout.xhtml(contract).length());
        report("layout and print", () -> print(printer, contract).length);
        report("layout, print and fields", () -> SignatureFields.add(print(printer, contract)).length);
        report("the same with a rare character", () -> SignatureFields.add(print(printer, rare)).length);
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
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            size = work.get();
            nanos[round] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-32s %,6d ms (median of %d, %,d to %,d), %,d bytes%n",
                what, nanos[ROUNDS / 2] / 1_000_000, ROUNDS, nanos[0] / 1_000_000, nanos[ROUNDS - 1] / 1_000_000, size);
    }
}
