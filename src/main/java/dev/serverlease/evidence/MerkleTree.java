package dev.serverlease.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree hash of RFC 6962, section 2.1: a leaf is hashed with the prefix byte 0, two nodes with the prefix
 * byte 1.
 */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> leaves = new ArrayList<>();
    private final MessageDigest sha256;

    MerkleTree() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void add(String leaf) {
        sha256.update(LEAF);
        leaves.add(sha256.digest(leaf.getBytes(StandardCharsets.UTF_8)));
    }

    int size() {
        return leaves.size();
    }

    /** The hash over all leaves in order; for no leaves, the hash of empty input. */
    byte[] root() {
        if (leaves.isEmpty()) {
            return sha256.digest();
        }
        var level = leaves;
        while (level.size() > 1) {
            level = above(level);
        }
        return level.get(0);
    }

    /** A last node without a neighbour moves up unchanged. */
    private List<byte[]> above(List<byte[]> level) {
        var parents = new ArrayList<byte[]>((level.size() + 1) / 2);
        for (int left = 0; left + 1 < level.size(); left += 2) {
            sha256.update(NODE);
            sha256.update(level.get(left));
            parents.add(sha256.digest(level.get(left + 1)));
        }
        if (level.size() % 2 == 1) {
            parents.add(level.get(level.size() - 1));
        }
        return parents;
    }
}
