package dev.serverlease.evidence;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What proves that the anchors cover a lease. */
@Repository
public class AnchorProofs {

    private final JdbcClient jdbc;
    private final Anchors anchors;

    AnchorProofs(JdbcClient jdbc, Anchors anchors) {
        this.jdbc = jdbc;
        this.anchors = anchors;
    }

    /**
     * That an anchor covers an entry of a lease, provable without the other leases.
     *
     * @param seq the newest entry that it covers
     * @param path from that entry's leaf to the root
     * @param previousPath from the previous root's leaf to the root
     * @param proves whether the paths lead to the root: not where what the anchors keep was altered
     */
    public record Proof(
            int anchor, int seq, List<MerkleTree.Step> path, List<MerkleTree.Step> previousPath, boolean proves) {}

    /** The proofs of the anchors that were the first to cover an entry of this lease, the oldest first. */
    public List<Proof> of(String leaseNumber) {
        return jdbc
                .sql("select a.* from lease.anchor a join lease.anchor_head h on h.anchor = a.number"
                        + " where h.lease_number = :number and h.seq > 0 order by a.number")
                .param("number", leaseNumber)
                .query((row, index) -> Anchors.anchor(row))
                .list()
                .stream()
                .map(anchor -> proof(anchor, leaseNumber))
                .toList();
    }

    private Proof proof(Anchor anchor, String leaseNumber) {
        var place = new int[2];
        var tree = Anchors.tree(
                anchor,
                leaves -> anchors.ends(anchor.number(), row -> {
                    if (row.getString("lease_number").equals(leaseNumber)) {
                        place[0] = leaves.size();
                        place[1] = row.getInt("seq");
                    }
                    leaves.add(Anchors.leaf(row));
                }));
        return new Proof(anchor.number(), place[1], tree.path(place[0]), tree.path(0), Anchors.leads(tree, anchor));
    }
}
