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
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> leaves = new ArrayList<>();
    private final MessageDigest sha256;

    public MerkleTree() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** One neighbour on the way from a leaf to the root. */
    public record Step(boolean left, byte[] hash) {}

    public void add(String leaf) {
        leaves.add(hash(leaf));
    }

    /** @param hash of a leaf, as {@link #hash} makes it */
    void addHashed(byte[] hash) {
        leaves.add(hash);
    }

    /**
     * The neighbours of a leaf on its way to the root (RFC 6962, section 2.1.1): with them, whoever has the leaf and
     * the root needs none of the other leaves.
     *
     * @param index of the leaf, counted from 0
     */
    public List<Step> path(int index) {
        var steps = new ArrayList<Step>();
        var level = leaves;
        for (int at = index; level.size() > 1; at /= 2, level = above(level)) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                steps.add(new Step(neighbour < at, level.get(neighbour)));
            }
        }
        return steps;
    }

    /** The root to which a leaf's path leads. */
    public byte[] root(String leaf, List<Step> path) {
        var hash = hash(leaf);
        for (var step : path) {
            hash = step.left() ? node(step.hash(), hash) : node(hash, step.hash());
        }
        return hash;
    }

    byte[] hash(String leaf) {
        sha256.update(LEAF);
        return sha256.digest(leaf.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
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
            parents.add(node(level.get(left), level.get(left + 1)));
        }
        if (level.size() % 2 == 1) {
            parents.add(level.get(level.size() - 1));
        }
        return parents;
    }
}
