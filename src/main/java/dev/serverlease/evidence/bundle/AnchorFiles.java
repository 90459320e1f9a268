package dev.serverlease.evidence.bundle;

import static dev.serverlease.evidence.bundle.BundleWriter.LINES;
import static dev.serverlease.evidence.bundle.BundleWriter.json;

import dev.serverlease.evidence.AnchorProofs;
import dev.serverlease.evidence.AnchorStamps;
import dev.serverlease.evidence.Anchors;
import dev.serverlease.evidence.MerkleTree;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The anchors in a bundle: all roots, the paths from this lease to them, and their time stamps. */
@Component
class AnchorFiles {

    /** A time-stamp token of RFC 3161, in DER. */
    private static final String TOKEN = "application/vnd.etsi.timestamp-token";

    private final Anchors anchors;
    private final AnchorProofs proofs;
    private final AnchorStamps stamps;

    AnchorFiles(Anchors anchors, AnchorProofs proofs, AnchorStamps stamps) {
        this.anchors = anchors;
        this.proofs = proofs;
        this.stamps = stamps;
    }

    void write(String lease, BundleWriter bundle) {
        var roots = new StringBuilder();
        for (var anchor : anchors.all()) {
            roots.append(json(new TreeMap<>(Map.of(
                            "number", anchor.number(),
                            "at", anchor.at().toString(),
                            "leaves", anchor.leaves(),
                            "previous", anchor.previous(),
                            "root", anchor.root()))))
                    .append('\n');
        }
        bundle.add("anchors/roots.jsonl", LINES, roots.toString());
        var paths = new StringBuilder();
        for (var proof : proofs.of(lease)) {
            var line = new TreeMap<String, Object>(Map.of("anchor", proof.anchor(), "seq", proof.seq()));
            if (proof.proves()) {
                line.put("path", steps(proof.path()));
                line.put("previousPath", steps(proof.previousPath()));
            }
            paths.append(json(line)).append('\n');
        }
        bundle.add("anchors/paths.jsonl", LINES, paths.toString());
        stamps.of(lease).forEach((anchor, token) -> bundle.add("anchors/" + anchor + ".tst", TOKEN, token));
    }

    /** Each neighbour as {@code L} or {@code R}, for its side, and its hash. */
    private static List<String> steps(List<MerkleTree.Step> path) {
        return path.stream()
                .map(step -> (step.left() ? "L" : "R") + HexFormat.of().formatHex(step.hash()))
                .toList();
    }
}
