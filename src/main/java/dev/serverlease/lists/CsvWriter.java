package dev.serverlease.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes CSV (RFC 4180) that a spreadsheet shows in Chinese, in which it takes no cell for a formula and of which it
 * loses no digit.
 */
public final class CsvWriter implements AutoCloseable {

    /** Tells a spreadsheet that this is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Those of full width too. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    /** One that is negative computes nothing, and a spreadsheet adds it up. */
    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    /** A number of which a spreadsheet would keep less than it says: a credit code, a reference. */
    private static final Pattern LOST_AS_A_NUMBER = Pattern.compile("0\\d+|\\d{16,}|\\d+[Ee]\\d+");

    private static final char TEXT = '\t';

    private final CSVPrinter printer;
    private final List<Boolean> isCode = new ArrayList<>();

    /** @throws IOException if whoever reads it has gone */
    public CsvWriter(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    /**
     * The headings.
     *
     * @param codes those whose cells are codes, numbers of documents and the like: text throughout, so that a column is
     *     sorted and compared as one kind of thing whether or not a code happens to be all digits
     * @throws UncheckedIOException if whoever reads it has gone
     */
    public void head(List<String> columns, Set<String> codes) {
        line(columns);
        columns.forEach(column -> isCode.add(codes.contains(column)));
    }

    /** A row of the columns that {@link #head} gave. @throws UncheckedIOException if whoever reads it has gone */
    public void row(List<String> cells) {
        print(IntStream.range(0, cells.size())
                .mapToObj(at -> at < isCode.size() && isCode.get(at) ? text(cells.get(at)) : kept(cells.get(at))));
    }

    /** What stands in no column, as below the rows. @throws UncheckedIOException if whoever reads it has gone */
    public void line(List<String> cells) {
        print(cells.stream().map(CsvWriter::kept));
    }

    private void print(Stream<String> cells) {
        try {
            printer.printRecord(cells);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** @throws IOException if whoever reads it has gone */
    @Override
    public void close() throws IOException {
        printer.close(true);
    }

    private static String kept(String cell) {
        return LOST_AS_A_NUMBER.matcher(cell).matches() ? text(cell) : defused(cell);
    }

    /** With a tab behind it, which nobody sees, a spreadsheet takes digits for text. */
    private static String text(String cell) {
        return cell.isEmpty() ? cell : defused(cell) + TEXT;
    }

    private static String defused(String cell) {
        return !cell.isEmpty() && !NUMBER.matcher(cell).matches() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0
                ? "'" + cell
                : cell;
    }
}
