package dev.serverlease.evidence.bundle;

import dev.serverlease.evidence.bundle.BundleIndex.HandedIn;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All evidence of one lease, read as the chain hashed it: rows as {@code lease.add_rows} wrote them into their entry,
 * documents by {@code lease.document}. Tables are found by the trigger that guards them, so that a new one is not
 * forgotten. The caller reads in one snapshot.
 */
@Repository
class LeaseRecord {

    private final JdbcClient jdbc;

    LeaseRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of the chain. */
    record Head(int seq, String hash) {}

    /** @param large whether its rows enter the chain by the digest of their documents */
    record Table(String name, boolean large) {}

    /** @param salt null, like the payload, once they were erased */
    record Entry(
            int seq,
            String body,
            String hash,
            String commitment,
            @Nullable String salt,
            @Nullable String payload) {}

    /**
     * @param attachment its row's id; null for a file that another row names
     * @param agreement position of the agreement that it is of; null for any other file
     * @param draft which draft of the contract or agreement it is of, counted from 1; null for any other file
     * @param letter name of the letter that it is; null for any other file
     * @param effectiveOn its own date, of a proof of arrival the day of arrival; null if none was given
     */
    record File(
            String digest,
            @Nullable String attachment,
            @Nullable String kind,
            @Nullable Integer agreement,
            @Nullable Integer draft,
            @Nullable String letter,
            @Nullable String effectiveOn,
            String mediaType) {}

    /** As entries show times; in the caller's transaction. */
    void inUtc() {
        jdbc.sql("set local timezone = 'UTC'").update();
    }

    /** Whether an entry waits for somebody who holds the end of the chain: what it tells of would lack its entry. */
    boolean hasWaiting(String lease) {
        return jdbc.sql("select exists (select from lease.audit_waiting where lease_number = :lease)")
                .param("lease", lease)
                .query(Boolean.class)
                .single();
    }

    Head head(String lease) {
        return jdbc.sql("select seq, hash from lease.audit_head where lease_number = :lease")
                .param("lease", lease)
                .query((row, index) -> new Head(row.getInt("seq"), hex(row.getBytes("hash"))))
                .single();
    }

    List<Table> tables() {
        return jdbc.sql("""
                        select c.relname, to_regprocedure(format('lease.document(lease.%I)', c.relname)) is not null as large
                        from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = c.relname || '_append_only'
                        where c.relnamespace = 'lease'::regnamespace and c.relname not in ('audit', 'attachment_content', 'anchor_head')
                          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'lease_number')
                        order by c.relname""")
                .query((row, index) -> new Table(row.getString("relname"), row.getBoolean("large")))
                .list();
    }

    /** The rows of a table as a JSON array, in the order in which they were added; null if it has none. */
    @Nullable
    String rows(Table table, String lease) {
        return jdbc.sql("select jsonb_agg(to_jsonb(t) - 'lease_number' order by t.ctid)::text as rows from lease."
                        + quoted(table.name()) + " t where lease_number = :lease")
                .param("lease", lease)
                .query((row, index) -> new RowsText(row.getString("rows")))
                .single()
                .text();
    }

    private record RowsText(@Nullable String text) {}

    /** The documents of a table as text, exactly what their digests are of. */
    List<String> documents(String table, String lease, String order) {
        return jdbc.sql("select lease.document(t)::text from lease." + quoted(table)
                        + " t where lease_number = :lease order by " + order)
                .param("lease", lease)
                .query(String.class)
                .list();
    }

    /** The occasion and round of each set of findings, in the order of their documents. */
    List<String> occasions(String lease) {
        return jdbc.sql("select lower(replace(occasion, '_', '-')) || '-' || round from lease.findings t"
                        + " where lease_number = :lease order by t.ctid")
                .param("lease", lease)
                .query(String.class)
                .list();
    }

    /** The audit trail, the oldest entry first. */
    List<Entry> entries(String lease) {
        return jdbc.sql("""
                        select seq, convert_from(lease.entry_body(lease_number, seq, at, actor, action, digest, commitment, recorded_at), 'UTF8') as body,
                          hash, commitment, salt, payload
                        from lease.audit where lease_number = :lease order by seq""")
                .param("lease", lease)
                .query((row, index) -> new Entry(
                        row.getInt("seq"),
                        row.getString("body"),
                        hex(row.getBytes("hash")),
                        hex(row.getBytes("commitment")),
                        row.getBytes("salt") == null ? null : hex(row.getBytes("salt")),
                        row.getString("payload")))
                .list();
    }

    /** The files that were handed in or made, those of attachments first. */
    List<File> files(String lease) {
        return jdbc.sql("""
                        select c.digest, a.id::text as id, a.kind, a.effective_on::text as dated, coalesce(a.media_type, 'application/pdf') as media_type,
                          k.agreement, (select count(*)::int from lease.contract e where k.version is not null
                            and e.lease_number = k.lease_number and e.agreement is not distinct from k.agreement
                            and e.version <= k.version) as draft,
                          (select max(n.number || case when n.digest = c.digest then '' else '-sealed' end) from lease.legal_notice n
                            where n.lease_number = c.lease_number and (n.digest = c.digest
                              or exists (select from lease.legal_notice_event e where e.lease_number = n.lease_number
                                and e.notice = n.position and e.digest = c.digest))) as letter
                        from lease.attachment_content c left join lease.attachment a using (lease_number, digest)
                        left join lateral (select * from lease.contract k where k.lease_number = c.lease_number and (k.digest = c.digest
                            or exists (select from lease.signature s where s.lease_number = k.lease_number
                              and s.contract_version = k.version and s.file_digest = c.digest))
                          order by k.version desc limit 1) k on true
                        where c.lease_number = :lease order by a.received_at nulls last, k.version, c.digest""")
                .param("lease", lease)
                .query((row, index) -> new File(
                        row.getString("digest"),
                        row.getString("id"),
                        row.getString("kind"),
                        row.getObject("agreement", Integer.class),
                        row.getInt("draft") == 0 ? null : row.getInt("draft"),
                        row.getString("letter"),
                        row.getString("dated"),
                        row.getString("media_type")))
                .list();
    }

    /** Who handed in each file, by its id. */
    Map<String, HandedIn> handedIn(String lease) {
        return jdbc
                .sql(
                        "select id::text as id, received_by, (received_at at time zone 'Asia/Shanghai')::date::text as on_day,"
                                + " effective_on::text as dated from lease.attachment where lease_number = :lease")
                .param("lease", lease)
                .query((row, index) -> Map.entry(
                        row.getString("id"),
                        new HandedIn(row.getString("received_by"), row.getString("on_day"), row.getString("dated"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * A party's signature, and the file that shows it.
     *
     * @param scan id of the attachment; null for an electronic one
     * @param digest of the file
     * @param agreement position of the agreement that was signed; null for the contract itself
     * @param day of the signature in China
     */
    record SignedFile(
            @Nullable String scan,
            String digest,
            String party,
            @Nullable Integer agreement,
            int draft,
            String kind,
            String day) {

        boolean is(File file) {
            return scan == null ? digest.equals(file.digest()) : scan.equals(file.attachment());
        }
    }

    /** The files that show signatures, the lessor's of each draft first: they show the lessee's as well. */
    List<SignedFile> signedFiles(String lease) {
        return jdbc.sql("""
                        select s.scan::text as scan, coalesce(s.scan_digest, s.file_digest) as digest, s.party, k.agreement,
                          k.version as draft, s.kind, (s.signed_at at time zone 'Asia/Shanghai')::date::text as day
                        from lease.signature s join lease.contract k on k.lease_number = s.lease_number and k.version = s.contract_version
                        where s.lease_number = :lease and coalesce(s.scan_digest, s.file_digest) is not null
                        order by k.version, s.party desc""").param("lease", lease).query(SignedFile.class).list();
    }

    byte[] content(String lease, String digest) {
        return jdbc.sql("select content from lease.attachment_content where lease_number = :lease and digest = :digest")
                .param("lease", lease)
                .param("digest", digest)
                .query((row, index) -> row.getBytes("content"))
                .single();
    }

    /** How each mail of a notice was delivered, as a JSON array. */
    @Nullable
    String mails(String lease) {
        return jdbc.sql("""
                        select jsonb_agg(to_jsonb(m) || jsonb_build_object('sha256', lease.sha256_of(lease.document(n))) order by m.id)::text as rows
                        from lease.mail m join lease.notice n on n.id = m.notice where n.lease_number = :lease""")
                .param("lease", lease)
                .query((row, index) -> new RowsText(row.getString("rows")))
                .single()
                .text();
    }

    /** The database, and how far its clock is from ours in milliseconds. */
    record Database(String version, long now) {}

    Database database() {
        return jdbc.sql("select version() as version, (extract(epoch from clock_timestamp()) * 1000)::bigint as now")
                .query((row, index) -> new Database(row.getString("version"), row.getLong("now")))
                .single();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
