package dev.serverlease.attachment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bytes of a lease's files, each once, under the SHA-256 that the database computes itself. */
@Repository
public class KeptFiles {

    private final JdbcClient jdbc;

    KeptFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps the bytes, in the caller's transaction. They enter the chain of evidence by whatever row names their
     * digest.
     *
     * @return their digest, in hexadecimal
     */
    public String keep(String leaseNumber, byte[] content) {
        return jdbc.sql("select lease.keep_file(:number, :content)")
                .param("number", leaseNumber)
                .param("content", content)
                .query(String.class)
                .single();
    }

    /**
     * @throws IllegalStateException if they are gone, or are no longer what their digest says: they were altered behind
     *     our doors
     */
    public byte[] read(String leaseNumber, String digest) {
        return jdbc.sql("""
                        select content from lease.attachment_content where lease_number = :number and digest = :digest
                          and encode(sha256(content), 'hex') = digest""")
                .param("number", leaseNumber)
                .param("digest", digest)
                .query((row, index) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> new IllegalStateException("租赁 " + leaseNumber + " 的文件（摘要 " + digest
                        + "）不存在或者与其摘要不符，可能被篡改；请由管理员核查审计记录。 A file of lease " + leaseNumber + " (digest " + digest
                        + ") is gone or was altered behind our doors; an administrator should look into it."));
    }
}
