package dev.serverlease.evidence;

import dev.serverlease.evidence.Anchor.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The anchors: each is a Merkle root over the ends of all chains and the previous root. Anybody who kept a root can
 * prove whether older entries were altered, even if the whole database was changed.
 */
@Repository
public class Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

    /** What the first anchor names as the root before it. */
    public static final String NOTHING_BEFORE = "0".repeat(64);

    /** The lock that lets only one node at a time make an anchor. */
    private static final long LOCK = 0x616e63686f72L;

    private final JdbcClient jdbc;
    private final Clock clock;

    Anchors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Anchor> latest() {
        return newest("");
    }

    /** The one that is mailed, whoever asked for it. */
    Optional<Anchor> newestOfADay() {
        return newest("where occasion = 'DAY'");
    }

    /** @param condition on the anchor; empty for any */
    private Optional<Anchor> newest(String condition) {
        return jdbc.sql("select * from lease.anchor " + condition + " order by number desc limit 1")
                .query((row, index) -> anchor(row))
                .optional();
    }

    /** Appends waiting entries to the end of their chains, so that an anchor covers them. */
    @Transactional
    public void settle() {
        jdbc.sql("select lease.chain_all_waiting()").query().singleRow();
    }

    /**
     * Makes the day's anchor.
     *
     * @return empty if the day already has one, or another node is making it
     */
    @Transactional
    public Optional<Anchor> ofToday() {
        return isAlone()
                        && newestOfADay()
                                .filter(anchor -> isOfToday(anchor.at()))
                                .isEmpty()
                ? Optional.of(make(Occasion.DAY))
                : Optional.empty();
    }

    /**
     * Makes an anchor at once where a contract was concluded or a lease ended since the newest one.
     *
     * @return empty if nothing of the kind happened, or another node is making one
     */
    @Transactional
    public Optional<Anchor> ofWhatHappened() {
        return isAlone() ? uncovered().map(this::make) : Optional.empty();
    }

    /**
     * An anchor covers all chains: where it left one of the newest out, it is found among a few. A chain whose end was
     * altered from outside is the matter of the check: no anchor can cover it.
     */
    private Optional<Occasion> uncovered() {
        return jdbc.sql("""
                        select a.action from (select lease_number, seq, action from lease.audit
                          where action in ('SIGNED_LESSOR', 'ENDED_REJECTED', 'ENDED_WITHDRAWN', 'ENDED_LAPSED', 'ENDED_EXPIRED',
                            'ENDED_TERMINATED') order by at desc limit 1000) a
                        where not exists (select from lease.anchor_head h where h.lease_number = a.lease_number and h.seq >= a.seq)
                          and exists (select from lease.audit_head e where e.lease_number = a.lease_number and e.seq >= a.seq)
                        limit 1""")
                .query(String.class)
                .optional()
                .map(action -> action.startsWith("ENDED_") ? Occasion.ENDED : Occasion.SIGNED);
    }

    /**
     * Makes an anchor that covers all that is kept of a lease, because it is taken out.
     *
     * @return empty if the newest covers it, if one that was made for that within a minute leaves out only that it was
     *     taken out again, or if another node is making one
     */
    @Transactional
    public Optional<Anchor> ofExport(String leaseNumber) {
        return isAlone() && !isCovered(leaseNumber) && !isTakenOutAgain(leaseNumber)
                ? Optional.of(make(Occasion.EXPORT))
                : Optional.empty();
    }

    /**
     * An anchor is over all chains: whoever takes out one lease's evidence again and again does not make it each time.
     */
    private boolean isTakenOutAgain(String leaseNumber) {
        var now = clock.instant();
        return jdbc.sql("""
                        select exists (select from lease.anchor_head h join lease.anchor a on a.number = h.anchor
                          join lease.audit last using (lease_number, seq)
                          where lease_number = :number and a.at > :since and a.at <= :now and last.action = 'EVIDENCE_TAKEN_OUT'
                            and not exists (select from lease.audit e where e.lease_number = :number and e.seq > h.seq
                              and e.action <> 'EVIDENCE_TAKEN_OUT'))""")
                .param("number", leaseNumber)
                .param("since", Timestamp.from(now.minus(Duration.ofMinutes(1))))
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    private boolean isCovered(String leaseNumber) {
        return jdbc.sql(
                        "select exists (select from lease.audit_head a join lease.anchor_head h"
                                + " on h.lease_number = a.lease_number and h.seq = a.seq and h.hash = a.hash where a.lease_number = :number)")
                .param("number", leaseNumber)
                .query(Boolean.class)
                .single();
    }

    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /** The owner's side looks at the chains itself: whoever asks for an anchor cannot say what it is over. */
    private Anchor make(Occasion occasion) {
        var anchor = jdbc.sql("select * from lease.add_anchor(:occasion)")
                .param("occasion", occasion.name())
                .query((row, index) -> anchor(row))
                .single();
        LOG.info(
                "Anchor {} at {} ({}): root {} over {} chains, after {}",
                anchor.number(),
                anchor.at(),
                occasion,
                anchor.root(),
                anchor.leaves(),
                anchor.previous());
        return anchor;
    }

    /**
     * The tree of an anchor over some leaves.
     *
     * @param leaves adds them to the tree, and may be asked to twice
     */
    static MerkleTree tree(Anchor anchor, Consumer<MerkleTree> leaves) {
        var tree = tree(previousLeaf(anchor.previous(), anchor.at().toString()), leaves);
        if (leads(tree, anchor)) {
            return tree;
        }
        var ofBefore = tree(previousLeaf(anchor.previous()), leaves);
        return leads(ofBefore, anchor) ? ofBefore : tree;
    }

    private static MerkleTree tree(String first, Consumer<MerkleTree> leaves) {
        var tree = new MerkleTree();
        tree.add(first);
        leaves.accept(tree);
        return tree;
    }

    static boolean leads(MerkleTree tree, Anchor anchor) {
        return Arrays.equals(tree.root(), HexFormat.of().parseHex(anchor.root()));
    }

    /** The ends of all chains that an anchor covers, as it found them, in the order of its tree. */
    void ends(int anchor, RowCallbackHandler each) {
        jdbc.sql("""
                        select * from (select distinct on (lease_number) lease_number, seq, hash from lease.anchor_head
                          where anchor <= :number order by lease_number, anchor desc) h
                        where seq > 0 order by lease_number collate "C"\
                        """).param("number", anchor).query(each);
    }

    /** All anchors, the oldest first. */
    public List<Anchor> all() {
        return jdbc.sql("select * from lease.anchor order by number")
                .query((row, index) -> anchor(row))
                .list();
    }

    static Anchor anchor(ResultSet row) throws SQLException {
        return Anchor.of(
                row.getInt("number"),
                row.getTimestamp("at").toInstant(),
                row.getInt("leaves"),
                row.getBytes("previous"),
                row.getBytes("root"));
    }

    private boolean isOfToday(Instant at) {
        return at.atZone(clock.getZone())
                .toLocalDate()
                .equals(clock.instant().atZone(clock.getZone()).toLocalDate());
    }

    static String leaf(ResultSet row) throws SQLException {
        return leaf(
                row.getString("lease_number"), row.getInt("seq"), HexFormat.of().formatHex(row.getBytes("hash")));
    }

    /** The first leaf of an anchor's tree, in anchors of before their time was in it. */
    public static String previousLeaf(String root) {
        return "previous\n" + root;
    }

    /**
     * The first leaf of an anchor's tree.
     *
     * @param at the anchor's time, as {@link Instant#toString} writes it
     */
    public static String previousLeaf(String root, String at) {
        return previousLeaf(root) + "\n" + at;
    }

    /**
     * The leaf of the end of a chain.
     *
     * @param hash of its last entry, in hexadecimal
     */
    public static String leaf(String lease, int seq, String hash) {
        return lease + "\n" + seq + "\n" + hash;
    }
}
