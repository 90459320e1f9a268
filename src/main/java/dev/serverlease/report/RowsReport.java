package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list as a report: its rows as of a day, and the sums that they are compared with. */
interface RowsReport {

    /** The beginning of its file's name. */
    String name();

    Bilingual title();

    /** Which rows it has, and what of them is of today whatever day is asked for. */
    Bilingual covers();

    /** The headings, Chinese first. */
    List<String> columns();

    /** Those of the headings under which codes and numbers of documents stand, not quantities. */
    Set<String> codes();

    /**
     * Gives each row as soon as it is read.
     *
     * @param day as of its end
     * @return what the rows came to, for {@link #checks}
     */
    Counted read(Period day, JdbcClient rows, Consumer<List<String>> each);

    /** The same sums by other ways, in the same snapshot. */
    List<Check> checks(Period day, JdbcClient rows, Counted counted);

    /**
     * What was counted on the way.
     *
     * @param rows of the report
     * @param marked those of them that the report's second check is about
     * @param others that were looked at and do not belong on it
     */
    record Counted(long rows, long marked, long others) {}
}
