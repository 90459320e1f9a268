package dev.serverlease.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays the ends of all chains in the order of the anchors that cover them: each root must come out again. */
final class AnchorWalk {

    private final JdbcClient jdbc;
    private final Anchors anchors;
    /** In the order of the anchors' trees, which is that of the bytes. */
    private final TreeMap<String, byte[]> leaves = new TreeMap<>(
            Comparator.comparing(chain -> chain.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));

    private final MerkleTree hashing = new MerkleTree();

    AnchorWalk(JdbcClient jdbc, Anchors anchors) {
        this.jdbc = jdbc;
        this.anchors = anchors;
    }

    /**
     * @param all every anchor, the oldest first
     * @param first the number of the anchor to begin with; those before are not looked at
     * @return the numbers of the anchors to whose roots nothing leads, or that are not linked to the one before
     */
    List<Integer> unproven(List<Anchor> all, int first) {
        var unproven = new ArrayList<Integer>();
        var previous = Anchors.NOTHING_BEFORE;
        int number = 0;
        for (var anchor : all) {
            number++;
            if (anchor.number() >= first) {
                if (leaves.isEmpty()) {
                    anchors.ends(anchor.number() - 1, endsOfChains());
                }
                changes(anchor.number());
                boolean isLinked =
                        anchor.number() == number && anchor.previous().equals(previous);
                if (!isLinked
                        || anchor.leaves() != leaves.size()
                        || !Anchors.leads(Anchors.tree(anchor, this::add), anchor)) {
                    unproven.add(anchor.number());
                }
            }
            number = anchor.number();
            previous = anchor.root();
        }
        return unproven;
    }

    private void changes(int anchor) {
        jdbc.sql("select lease_number, seq, hash from lease.anchor_head where anchor = :anchor")
                .param("anchor", anchor)
                .query(endsOfChains());
    }

    private RowCallbackHandler endsOfChains() {
        return row -> {
            if (row.getInt("seq") == 0) {
                leaves.remove(row.getString("lease_number"));
            } else {
                leaves.put(row.getString("lease_number"), hashing.hash(Anchors.leaf(row)));
            }
        };
    }

    private void add(MerkleTree tree) {
        leaves.values().forEach(tree::addHashed);
    }
}
