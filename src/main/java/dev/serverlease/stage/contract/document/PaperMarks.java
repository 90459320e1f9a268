package dev.serverlease.stage.contract.document;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which number and which digest stand together on the pages of a paper of ours. */
@Repository
public class PaperMarks {

    private static final int SHOWN_OF_A_DIGEST = 16;

    private final JdbcClient jdbc;

    PaperMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The digits of a digest that stand on each page. */
    public static String mark(String digest) {
        return digest.substring(0, SHOWN_OF_A_DIGEST);
    }

    /** The entry, with what this paper bears kept beside it. @param digest in hexadecimal, as the paper bears it */
    public static AuditEntry kept(AuditEntry entry, String number, String digest) {
        return entry.keeping("paper", Row.of("number", number).and("mark", mark(digest)));
    }

    /** Whether a paper of ours with this number bears this mark; an unknown number and a wrong mark are one answer. */
    boolean belongTogether(String number, String mark) {
        return jdbc.sql("select exists (select from lease.paper where number = :number and mark = :mark)")
                .param("number", number)
                .param("mark", mark)
                .query(Boolean.class)
                .single();
    }
}
