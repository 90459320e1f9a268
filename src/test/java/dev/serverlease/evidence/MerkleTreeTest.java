package dev.serverlease.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree against the recursive definition of RFC 6962, section 2.1. */
class MerkleTreeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 100})
    void rootIsThatOfTheRecursiveDefinition(int leaves) throws Exception {
        var texts = IntStream.range(0, leaves).mapToObj(leaf -> "leaf " + leaf).toList();
        var tree = new MerkleTree();
        texts.forEach(tree::add);
        assertThat(tree.size()).isEqualTo(leaves);
        assertThat(tree.root()).isEqualTo(defined(texts));
    }

    @Test
    void rootOverNothingIsTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(new MerkleTree().root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static byte[] defined(List<String> leaves) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        if (leaves.size() == 1) {
            sha256.update((byte) 0);
            return sha256.digest(leaves.get(0).getBytes(StandardCharsets.UTF_8));
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        var left = defined(leaves.subList(0, split));
        var right = defined(leaves.subList(split, leaves.size()));
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }

    @Test
    void pathOfEveryLeafLeadsToTheRootAndOfNoOther() {
        for (int size = 1; size <= 17; size++) {
            var tree = new MerkleTree();
            for (int leaf = 0; leaf < size; leaf++) {
                tree.add("leaf " + leaf);
            }
            for (int leaf = 0; leaf < size; leaf++) {
                assertThat(tree.root("leaf " + leaf, tree.path(leaf))).isEqualTo(tree.root());
                assertThat(tree.root("another", tree.path(leaf))).isNotEqualTo(tree.root());
            }
        }
    }
}
