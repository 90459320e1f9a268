package dev.serverlease.evidence.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.serverlease.evidence.Anchors;
import dev.serverlease.evidence.MerkleTree;
import dev.serverlease.evidence.verify.AuditLines.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The anchors: each root covers the one before, and the chain of this lease as it stood then. */
final class AnchorCheck {

    private static final String ROOTS = "anchors/roots.jsonl";
    private static final String PATHS = "anchors/paths.jsonl";

    /** Anchors of which a reader may still have the mail. */
    private static final int NAMED = 5;

    /** From the recording of an entry to the end of the work that it belongs to. */
    private static final Duration AT_WORK = Duration.ofMinutes(5);

    record Root(int number, String at, int leaves, String previous, String root) {

        /** Long ago, where it cannot be read. */
        Instant time() {
            try {
                return Instant.parse(at);
            } catch (DateTimeParseException e) {
                return Instant.MIN;
            }
        }
    }

    /** @param path null, like the other, if no path leads to the root any more */
    private record Proof(
            int anchor,
            int seq,
            @Nullable List<String> path,
            @Nullable List<String> previousPath) {}

    private final MerkleTree tree = new MerkleTree();
    /** To which this lease's record leads. */
    private final List<Root> proving = new ArrayList<>();

    /** The newest entry that each anchor covers, of those that cover one more. */
    private final NavigableMap<Integer, Integer> covers = new TreeMap<>();

    private final Report report;

    private AnchorCheck(Report report) {
        this.report = report;
    }

    /** @param held a root that the reader has from a mail; null if none */
    static void check(
            BundleFile bundle,
            Manifest manifest,
            List<Entry> entries,
            Trusted trusted,
            @Nullable HeldRoot held,
            Report report) {
        var check = new AnchorCheck(report);
        long before = report.failures();
        var roots = check.roots(bundle);
        int covered = check.proofs(bundle, manifest, entries, roots);
        check.late(entries, roots);
        if (held != null) {
            check.held(held, roots);
        }
        new StampCheck(bundle, trusted, report).check(check.proving);
        if (report.failures() > before) {
            return;
        }
        if (covered == 0) {
            report.note(
                    "尚无存证锚定覆盖本租赁，时间仅由清单的时间戳证明",
                    "No anchor covers this lease yet: its time rests on the manifest's time stamp alone");
            return;
        }
        report.holds(
                "存证锚定覆盖至第 " + covered + " 条操作记录，共 " + roots.size() + " 个根哈希前后相连",
                "Anchors cover the audit trail up to entry " + covered + "; " + roots.size() + " roots are linked");
        if (held == null) {
            report.note(
                    "请将 anchors/roots.jsonl 中的根哈希与此前收到的存证锚定邮件比对，或者加 --root",
                    "Compare the roots in anchors/roots.jsonl with the anchor mails that you kept, or add --root");
        }
    }

    private Map<Integer, Root> roots(BundleFile bundle) {
        var roots = new HashMap<Integer, Root>();
        var previous = Anchors.NOTHING_BEFORE;
        int number = 0;
        for (var line : bundle.lines(ROOTS)) {
            number++;
            var root = read(line, Root.class, ROOTS, number);
            if (root.isEmpty()) {
                continue;
            }
            if (root.get().number() != number || !root.get().previous().equals(previous)) {
                report.fails(
                        "anchors/roots.jsonl 第 " + number + " 个存证锚定与前一个不相连，被改动或者缺失",
                        "Anchor " + number
                                + " in anchors/roots.jsonl is not linked to the one before: altered or missing");
            }
            previous = root.get().root();
            roots.put(number, root.get());
        }
        return roots;
    }

    /** @return the newest entry that an anchor covers; 0 if there is none */
    private int proofs(BundleFile bundle, Manifest manifest, List<Entry> entries, Map<Integer, Root> roots) {
        var hashes = new HashMap<Integer, String>();
        entries.forEach(entry -> hashes.put(entry.seq(), entry.hash()));
        int covered = 0;
        int number = 0;
        Rewritten newest = null;
        for (var line : bundle.lines(PATHS)) {
            number++;
            var proof = read(line, Proof.class, PATHS, number).orElse(null);
            if (proof == null) {
                continue;
            }
            var root = roots.get(proof.anchor());
            if (root == null) {
                report.fails(
                        "anchors/roots.jsonl 缺少第 " + proof.anchor() + " 号存证锚定",
                        "Anchor " + proof.anchor() + " is missing in anchors/roots.jsonl");
                continue;
            }
            var path = proof.path();
            var previousPath = proof.previousPath();
            if (path == null || previousPath == null) {
                report.undecided(
                        "第 " + proof.anchor() + " 号存证锚定（" + root.at() + "）所覆盖的记录链中有的此后被改动，不能由该锚定证明本租赁的记录",
                        "A chain that anchor " + proof.anchor() + " of " + root.at()
                                + " covers was altered since, so that it cannot prove this lease's record");
                continue;
            }
            var leaf = Anchors.leaf(manifest.lease(), proof.seq(), hashes.getOrDefault(proof.seq(), ""));
            covered = Math.max(covered, proof.seq());
            covers.put(proof.anchor(), proof.seq());
            boolean isOfItsTime = leads(Anchors.previousLeaf(root.previous(), root.at()), previousPath, root)
                    || leads(Anchors.previousLeaf(root.previous()), previousPath, root);
            if (leads(leaf, path, root) && isOfItsTime) {
                proving.add(root);
            } else if (leads(leaf, path, root)) {
                report.fails(
                        "第 " + root.number() + " 号存证锚定自称作于 " + root.at()
                                + "，与其根哈希不符：anchors/roots.jsonl 中的时间被改动，或者路径被改动",
                        "Anchor " + root.number() + " says that it was made at " + root.at()
                                + ", which its root does not cover: its time in anchors/roots.jsonl was altered, or its path");
            } else {
                newest = new Rewritten(proof.seq(), root, newest == null ? 1 : newest.anchors() + 1);
            }
        }
        if (newest != null) {
            newest.tell(report);
        }
        return covered;
    }

    /**
     * An entry that says it was recorded before an anchor that leaves it out came into the record after that anchor.
     */
    private void late(List<Entry> entries, Map<Integer, Root> roots) {
        for (var entry : entries) {
            int first = covers.entrySet().stream()
                    .filter(anchor -> anchor.getValue() >= entry.seq())
                    .mapToInt(Map.Entry::getKey)
                    .findFirst()
                    .orElse(roots.size() + 1);
            var without = roots.get(first - 1);
            if (without != null
                    && entry.recorded()
                            .filter(recorded -> recorded.plus(AT_WORK).isBefore(without.time()))
                            .isPresent()) {
                report.undecided(
                        "第 " + entry.seq() + " 条操作记录自称的记录时间早于第 " + without.number() + " 号存证锚定（" + without.at()
                                + "），该锚定却未覆盖它：它在该锚定之后才写入，其时间不能由存证锚定证明",
                        "Entry " + entry.seq() + " says that it was recorded before anchor " + without.number() + " of "
                                + without.at()
                                + ", which does not cover it: it came into the record after that anchor, and no anchor"
                                + " proves its time");
            }
        }
    }

    /**
     * What no longer leads to its anchor.
     *
     * @param seq the entry that the newest such anchor covers
     * @param anchors how many there are
     */
    private record Rewritten(int seq, Root root, int anchors) {

        void tell(Report report) {
            report.fails(
                    "第 " + seq + " 条操作记录与第 " + root.number() + " 号存证锚定（" + root.at() + "）不符"
                            + (anchors == 1 ? "" : "（共 " + anchors + " 个锚定不符，以此为最新）")
                            + "：在该锚定之后改写过操作记录，或者锚定、路径被改动",
                    "Entry " + seq + " does not lead to anchor " + root.number() + " of " + root.at()
                            + (anchors == 1 ? "" : ", the newest of " + anchors + " that it does not lead to")
                            + ": the audit trail was rewritten after that anchor, or the anchor or its path was altered");
        }
    }

    private boolean leads(String leaf, List<String> path, Root root) {
        var steps = new ArrayList<MerkleTree.Step>();
        try {
            for (var step : path) {
                steps.add(
                        new MerkleTree.Step(step.startsWith("L"), HexFormat.of().parseHex(step.substring(1))));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
        return HexFormat.of().formatHex(tree.root(leaf, steps)).equals(root.root());
    }

    /**
     * A root that is not among the bundle's is a later one, mistyped, or of a record that was rewritten; only its
     * number tells which.
     */
    private void held(HeldRoot held, Map<Integer, Root> roots) {
        var same = roots.values().stream()
                .filter(root -> root.root().equalsIgnoreCase(held.root()))
                .findFirst();
        var number = held.number();
        if (same.isPresent() && number != null && number != same.get().number()) {
            report.undecided(
                    "您持有的根哈希是第 " + same.get().number() + " 号存证锚定，不是您所写的第 " + number + " 号：请按邮件核对编号",
                    "The root that you hold is anchor " + same.get().number() + ", and not " + number
                            + " as you wrote: look at the number in the mail");
        } else if (same.isPresent() && !proving.contains(same.get())) {
            report.undecided(
                    "您持有的根哈希是第 " + same.get().number() + " 号存证锚定（" + same.get().at() + "），但本租赁的记录没有与该锚定相符的路径，不能据以核验；"
                            + better("请用以下锚定的邮件：第 ", "、", " 号", "没有可用的锚定"),
                    "The root that you hold is anchor " + same.get().number() + " of "
                            + same.get().at()
                            + ", but no path of this lease agrees with it, so that it proves nothing of this lease: "
                            + better("use the mail of anchor ", ", ", "", "no anchor does"));
        } else if (same.isPresent()) {
            report.holds(
                    "您持有的根哈希就是第 " + same.get().number() + " 号存证锚定（" + same.get().at() + "）",
                    "The root that you hold is anchor " + same.get().number() + " of "
                            + same.get().at());
        } else if (number == null) {
            report.undecided(
                    "您持有的根哈希不在证据包的 " + roots.size()
                            + " 个根哈希之中：该锚定可能在本证据包之后，或者抄写有误，或者本租赁的记录在该锚定之后被改写；请核对，并以“编号:根哈希”写明邮件所载的编号",
                    "The root that you hold is not among the bundle's " + roots.size()
                            + ": it is of an anchor later than this bundle, or mistyped, or the record was rewritten after it; check"
                            + " it, and give the mail's number before it, as number:hash");
        } else if (number > roots.size()) {
            report.undecided(
                    "第 " + number + " 号存证锚定在本证据包之后（证据包至第 " + roots.size() + " 号），不能据以核验；请用不晚于证据包的锚定，或者重新导出证据包",
                    "Anchor " + number + " is later than this bundle, which goes up to " + roots.size()
                            + ", and tells nothing of it: use an earlier anchor, or take the bundle out again");
        } else {
            report.fails(
                    "您持有的第 " + number + " 号存证锚定与证据包中的第 " + number + " 号不同：全部记录在该锚定之后被改写，或者抄写有误",
                    "Anchor " + number + " as you hold it is not the bundle's anchor " + number
                            + ": the whole record was rewritten after it, unless it is mistyped");
        }
    }

    /** The newest anchors that prove something. */
    private String better(String before, String between, String after, String none) {
        return proving.isEmpty()
                ? none
                : proving.stream()
                        .skip(Math.max(0, proving.size() - NAMED))
                        .map(root -> String.valueOf(root.number()))
                        .collect(Collectors.joining(between, before, after));
    }

    private <T> Optional<T> read(String line, Class<T> type, String file, int number) {
        try {
            return Optional.of(AuditLines.JSON.readValue(line, type));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            report.fails(
                    file + " 第 " + number + " 行无法读取，被改动过",
                    "Line " + number + " of " + file + " cannot be read: it was altered");
            return Optional.empty();
        }
    }
}
