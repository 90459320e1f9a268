package dev.serverlease.notification;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files that mails carry: files of a lease, under their digests. */
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

    Optional<MailFile> of(long mail) {
        return jdbc.sql("select f.file_name, c.content from lease.mail_file f join lease.attachment_content c"
                        + " on c.lease_number = f.lease_number and c.digest = f.digest where f.mail = :mail")
                .param("mail", mail)
                .query((row, index) -> new MailFile(row.getString("file_name"), row.getBytes("content")))
                .optional();
    }
}
