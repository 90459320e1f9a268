package dev.serverlease.portfolio.figures;

import dev.serverlease.portfolio.FigureSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Rows that are counted for all leases and for each applicant's at once. */
final class ByApplicant {

    /** The group that a row of {@link #groups} is of, as a column of that name; {@code l} is the lease. */
    static final String APPLICANT = "case when grouping(l.applicant) = 1 then '' else l.applicant end as applicant";

    private ByApplicant() {}

    /** @param columns by which the rows are grouped, beside the applicant */
    static String groups(String columns) {
        return " group by grouping sets ((" + columns + "), (" + columns + (columns.isEmpty() ? "" : ", ")
                + "l.applicant))";
    }

    /** The rows of each, in the statement's order; of all leases also where there are none. */
    static <T> Map<String, List<T>> lists(StatementSpec statement, RowMapper<T> read) {
        var lists = new HashMap<String, List<T>>();
        lists.put(FigureSource.ALL, new ArrayList<>());
        statement
                .query((row, index) -> lists.computeIfAbsent(row.getString("applicant"), one -> new ArrayList<>())
                        .add(read.mapRow(row, index)))
                .list();
        return lists;
    }
}
