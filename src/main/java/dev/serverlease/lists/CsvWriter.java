package dev.serverlease.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV (RFC 4180) that a spreadsheet shows in Chinese and takes no cell of which for a formula. */
public final class CsvWriter implements AutoCloseable {

    /** Tells a spreadsheet that this is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Those of full width too. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    /** One that is negative computes nothing, and a spreadsheet adds it up. */
    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private final CSVPrinter printer;

    /** @throws IOException if whoever reads it has gone */
    public CsvWriter(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    /** @throws UncheckedIOException if whoever reads it has gone */
    public void row(List<String> cells) {
        try {
            printer.printRecord(cells.stream().map(CsvWriter::defused));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** @throws IOException if whoever reads it has gone */
    @Override
    public void close() throws IOException {
        printer.close(true);
    }

    private static String defused(String cell) {
        return !cell.isEmpty() && !NUMBER.matcher(cell).matches() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0
                ? "'" + cell
                : cell;
    }
}
