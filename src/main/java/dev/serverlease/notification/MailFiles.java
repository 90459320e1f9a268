package dev.serverlease.notification;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files that mails carry: files of a lease, under their digests, and monthly reports. */
@Repository
public class MailFiles {

    private final JdbcClient jdbc;

    MailFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file as the mail shows it. */
    record MailFile(String fileName, byte[] content) {}

    /** Adds a kept file to a mail that waits, in the caller's transaction. */
    public void attach(long mail, String leaseNumber, String digest, String fileName) {
        jdbc.sql("insert into lease.mail_file (mail, lease_number, digest, file_name)"
                        + " values (:mail, :number, :digest, :name)")
                .param("mail", mail)
                .param("number", leaseNumber)
                .param("digest", digest)
                .param("name", fileName)
                .update();
    }

    /**
     * Adds the report of a month to each mail that carries this notice, in the caller's transaction.
     *
     * @param notice told once
     * @param month its first day
     */
    public void attachReport(Notice notice, Audience audience, LocalDate month, String fileName) {
        jdbc.sql("insert into lease.mail_file (mail, report, file_name) select m.id, :month, :name from lease.mail m"
                        + " join lease.notice n on n.id = m.notice where n.once = :once")
                .param("once", Notices.once(notice, audience))
                .param("month", month)
                .param("name", fileName)
                .update();
    }

    Optional<MailFile> of(long mail) {
        return jdbc.sql("select f.file_name, coalesce(r.pdf, c.content) as content from lease.mail_file f"
                        + " left join lease.attachment_content c on c.lease_number = f.lease_number and c.digest = f.digest"
                        + " left join lease.monthly_report r on r.month = f.report where f.mail = :mail")
                .param("mail", mail)
                .query((row, index) -> new MailFile(row.getString("file_name"), row.getBytes("content")))
                .optional();
    }
}
