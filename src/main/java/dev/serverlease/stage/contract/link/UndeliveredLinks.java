package dev.serverlease.stage.contract.link;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links that nobody has opened, and whose newest mail will not be tried again. */
@Repository
public class UndeliveredLinks {

    private static final int AT_A_TIME = 50;

    private final JdbcClient jdbc;

    UndeliveredLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param recipient to whom it was sent
     * @param error what the mail server said last
     */
    public record Undelivered(String leaseNumber, long mail, String recipient, String error) {}

    public List<Undelivered> all() {
        return jdbc.sql(
                        "select l.lease_number, m.id, m.recipient, coalesce(m.last_error, '') as error from lease.signing_link l"
                                + " join lease.mail m on m.id = l.mail where l.state = 'SENT' and m.failed_at is not null"
                                + " order by m.failed_at limit " + AT_A_TIME)
                .query((row, index) -> new Undelivered(
                        row.getString("lease_number"),
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("error")))
                .list();
    }

    /** Whether it still is. */
    public boolean is(Undelivered one) {
        return jdbc.sql("select exists (select from lease.signing_link where lease_number = :number and mail = :mail"
                        + " and state = 'SENT')")
                .param("number", one.leaseNumber())
                .param("mail", one.mail())
                .query(Boolean.class)
                .single();
    }
}
