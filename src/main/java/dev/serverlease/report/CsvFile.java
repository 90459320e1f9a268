package dev.serverlease.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV (RFC 4180) that a spreadsheet shows in Chinese and takes no cell of which for a formula. */
final class CsvFile implements AutoCloseable {

    /** Tells a spreadsheet that this is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Those of full width too. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private final CSVPrinter printer;

    CsvFile(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    void row(List<String> cells) {
        try {
            printer.printRecord(cells.stream().map(CsvFile::defused));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String defused(String cell) {
        return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
