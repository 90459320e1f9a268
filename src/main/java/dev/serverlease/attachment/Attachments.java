package dev.serverlease.attachment;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files of each lease. */
@Repository
public class Attachments {

    private static final String SELECT = "select * from lease.attachment where lease_number = :number";

    private final JdbcClient jdbc;
    private final KeptFiles files;
    private final AuditTrail audit;
    private final Clock clock;

    Attachments(JdbcClient jdbc, KeptFiles files, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a file, with its audit entry, in the caller's transaction. */
    Attachment add(String leaseNumber, NewAttachment said, FileType type, Look look, byte[] content, String by) {
        var digest = files.keep(leaseNumber, content);
        var id = UUID.randomUUID();
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(by, "ATTACHMENT_ADDED")
                        .detail(Map.of("fileName", said.fileName(), "purpose", said.kind()))
                        .on(digest)
                        .keeping(
                                "attachment",
                                Row.of("id", id)
                                        .and("kind", said.kind())
                                        .and("subject", said.subject())
                                        .and("file_name", said.fileName())
                                        .and("media_type", type.mediaType())
                                        .and("size", content.length)
                                        .and("pages", look.pages())
                                        .and("paper", look.paper())
                                        .and("digest", digest)
                                        .and("effective_on", said.effectiveOn())
                                        .and("received_by", by)
                                        .and("received_at", now)
                                        .and("idempotency_key", said.idempotencyKey())),
                now);
        return find(leaseNumber, id).orElseThrow();
    }

    /**
     * Keeps a file that came through another door than that for files, in the caller's transaction.
     *
     * @param said its {@code fileName}, {@code subject} and {@code Idempotency-Key}
     * @throws dev.serverlease.request.Refusal with 400 if it is none of the types that are taken, or named otherwise
     */
    public Attachment handIn(
            String leaseNumber, AttachmentKind kind, Map<String, String> said, byte[] content, String by) {
        var given = new HashMap<>(said);
        given.put("kind", kind.name());
        var checked = NewAttachment.of(given, LocalDate.now(clock));
        if (!by.equals(AuditTrail.SYSTEM)) {
            checked.requireOwnName();
        }
        var type = AttachmentCommands.typeOf(checked, content);
        return add(leaseNumber, checked, type, AttachmentCommands.looked(type, content), content, by);
    }

    /** The newest first. */
    public List<Attachment> of(String leaseNumber) {
        return jdbc.sql(SELECT + " order by received_at desc, id")
                .param("number", leaseNumber)
                .query((row, index) -> attachment(row))
                .list();
    }

    /** Empty if this lease has no such file, whatever another one has. */
    public Optional<Attachment> find(String leaseNumber, UUID id) {
        return jdbc.sql(SELECT + " and id = :id")
                .param("number", leaseNumber)
                .param("id", id)
                .query((row, index) -> attachment(row))
                .optional();
    }

    Optional<Attachment> byKey(String leaseNumber, String idempotencyKey) {
        return jdbc.sql(SELECT + " and idempotency_key = :key")
                .param("number", leaseNumber)
                .param("key", idempotencyKey)
                .query((row, index) -> attachment(row))
                .optional();
    }

    /**
     * A legal notice of the lease.
     *
     * @param sentOn the first day on which it was posted or a mail server took it; null while it never was
     */
    record SentNotice(String number, @Nullable LocalDate sentOn) {}

    /** The lease's legal notices, of which a file may prove the arrival; the oldest first. */
    List<SentNotice> notices(String leaseNumber) {
        return jdbc.sql("select n.number, lease.letter_left_on(n.lease_number, n.position) as sent_on"
                        + " from lease.legal_notice n where n.lease_number = :number order by n.position")
                .param("number", leaseNumber)
                .query(SentNotice.class)
                .list();
    }

    /** Whether another lease has this file as the text of a contract or agreement, or as what was signed. */
    boolean isPaperOfAnother(String leaseNumber, String digest) {
        return jdbc.sql("select lease.is_paper_of_another(:number, :digest)")
                .param("number", leaseNumber)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    /**
     * Of the contract and the agreements of the lease that were printed, the pages of the shortest; 0 if there is none.
     */
    int fewestPagesOfText(String leaseNumber) {
        return jdbc.sql("select coalesce(min(pages), 0) from lease.paper where lease_number = :number")
                .param("number", leaseNumber)
                .query(Integer.class)
                .single();
    }

    int count(String leaseNumber) {
        return jdbc.sql("select count(*) from lease.attachment where lease_number = :number")
                .param("number", leaseNumber)
                .query(Integer.class)
                .single();
    }

    byte[] content(String leaseNumber, Attachment file) {
        return jdbc.sql(
                        "select content from lease.attachment_content where lease_number = :number and digest = :digest")
                .param("number", leaseNumber)
                .param("digest", file.digest())
                .query((row, index) -> row.getBytes("content"))
                .single();
    }

    private Attachment attachment(ResultSet row) throws SQLException {
        var kind = AttachmentKind.valueOf(row.getString("kind"));
        return new Attachment(
                row.getObject("id", UUID.class),
                kind,
                kind.label(),
                row.getString("subject"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getString("digest"),
                row.getObject("effective_on", LocalDate.class),
                row.getString("received_by"),
                row.getTimestamp("received_at")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toOffsetDateTime());
    }
}
