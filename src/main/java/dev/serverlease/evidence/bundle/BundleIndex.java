package dev.serverlease.evidence.bundle;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.visit.LinkVisits;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 目录: what each file of a bundle is, for whoever opens it without the product. */
final class BundleIndex {

    private static final String HEAD = """
            证据包目录 What each file of this bundle is

            manifest.json 和 manifest.p7s 是清单及其签名，trust/ 是出租人的证书。本目录是系统为便于阅读所写，与操作记录（audit.jsonl）不一致的，以操作记录为准。
            manifest.json and manifest.p7s are the list and its signature, trust/ has the lessor's certificate. This index was written by the
            system for the reader; where it differs from the audit trail (audit.jsonl), that prevails.

            租赁编号由数据库顺次给出，每个编号只给出一次：申请未能保存、数据库故障以及恢复备份之后，都会有编号空缺。编号不连续，不表示有租赁被删除。
            Lease numbers are given out in order and each only once: where an application could not be stored, after a failure of the
            database, and after a backup was restored, some are left out. A gap does not mean that a lease was deleted.
            函件、协议和交付确认书在租赁内顺次编号：恢复备份之后跳过一段编号，以免与备份之后已经告知当事人的编号重复。编号不连续，不表示有文书被删除。
            Letters, agreements and confirmations of hand-over are numbered in order within the lease: after a backup was restored some
            numbers are left out, for people may have been told them since the backup. A gap does not mean that a paper was deleted.

            """;

    private static final String WITHHELD = """

            本证据包不含以下内容，因其可能含有个人信息，仅提供给法务人员；manifest.json 的 withheld 列有各项的 SHA-256，
            与法务人员导出的完整证据包可以比对。
            What follows is not in this bundle, for it may hold personal data, and is given to legal officers only; manifest.json has
            the SHA-256 of each under withheld, to be compared with the whole bundle that a legal officer takes out.

            """;

    private static final Map<Pattern, String> WORDS = words();

    private static final Pattern ATTACHMENT = Pattern.compile("attachments/([0-9a-f-]{36})\\..*");

    /**
     * Who handed in a file, and when.
     *
     * @param by user; of what the product made itself, the system
     * @param dated the document's own day; null if it was not given
     */
    record HandedIn(String by, String on, @Nullable String dated) {}

    private final Map<String, String> told = new HashMap<>();
    private final Map<String, HandedIn> handedIn;

    /** @param handedIn by the id of each file that was handed in */
    BundleIndex(Map<String, HandedIn> handedIn) {
        this.handedIn = handedIn;
    }

    /** What a file is, where its name does not say so. */
    void tell(String path, String words) {
        told.put(path, words);
    }

    /**
     * @param end how the lease ended, a line each; empty while it has not
     * @param disputes what happened, was in doubt or objected to, and what was settled, a line each
     * @param withheld files, and entries of the audit trail as {@code audit.jsonl#1}, that are not given
     */
    String of(List<String> end, List<String> disputes, List<String> paths, List<String> withheld) {
        var index = new StringBuilder(HEAD);
        story(index, "终止经过 How the lease ended", end);
        story(index, "经过和结清 What happened, what was in doubt, and what was settled", disputes);
        paths.forEach(path -> line(index, path));
        if (!withheld.isEmpty()) {
            index.append(WITHHELD);
            withheld.stream().filter(path -> !path.contains("#")).forEach(path -> line(index, path));
            var entries = withheld.stream()
                    .filter(path -> path.contains("#"))
                    .map(path -> Integer.parseInt(path.substring(path.indexOf('#') + 1)))
                    .sorted()
                    .toList();
            if (!entries.isEmpty()) {
                index.append(
                        "audit.jsonl#" + entries.get(0) + "–" + entries.get(entries.size() - 1) + "  " + entries.size()
                                + " 条操作记录的内容 The content of " + entries.size() + " entries of the audit trail\n");
            }
        }
        return index.toString();
    }

    private static void story(StringBuilder index, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            index.append(heading).append('\n');
            lines.forEach(line -> index.append(line).append('\n'));
            index.append('\n');
        }
    }

    private void line(StringBuilder index, String path) {
        index.append(path)
                .append("  ")
                .append(told.getOrDefault(path, word(path)))
                .append(maker(path))
                .append('\n');
    }

    /** So that nobody takes a file that somebody handed in for a paper that the product made. */
    private String maker(String path) {
        var attachment = ATTACHMENT.matcher(path);
        var file = attachment.matches() ? handedIn.get(attachment.group(1)) : null;
        if (file == null) {
            return "";
        }
        if (file.by().equals(AuditTrail.SYSTEM)) {
            return "；系统出具 made by the system";
        }
        var days = "（" + file.on() + (file.dated() == null ? "" : "；文件日期 document dated " + file.dated()) + "）";
        return file.by().equals(LinkVisits.LESSEE)
                ? "；承租人在其页面提交 handed in by the lessee on its page" + days
                : "；由 " + file.by() + " 提交 handed in by " + file.by() + days;
    }

    private static String word(String path) {
        return WORDS.entrySet().stream()
                .filter(one -> one.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("其他记录 Other records");
    }

    private static Map<Pattern, String> words() {
        var words = new LinkedHashMap<Pattern, String>();
        add(words, "README\\.txt", "如何核验 How to check this bundle");
        add(words, "contract/signed-by-lessee.*", "承租人签署、出租人尚未用印的合同 The contract with the lessee's signature alone");
        add(words, "contract/signed(-\\d+)?\\.pdf", "【合同】双方签署的合同 The contract, as both signed it");
        add(
                words,
                "contract/issued.*",
                "交付签署的合同文本，名称中的数字为稿次 The contract as it was issued for signature; a number in the name is that of the draft");
        add(
                words,
                "contract/agreement-\\d+/signed(-\\d+)?\\.pdf",
                "【协议】双方签署的协议 The agreement of that number, as both signed it");
        add(words, "contract/agreement-\\d+/.*", "该协议的其他文本 Other versions of that agreement");
        add(words, "contract/text-\\d+\\.json", "合同和协议的各稿文字 The text of each draft");
        add(words, "contract/.*", "其他文书 Another paper");
        add(words, "application/.*", "申请 The application");
        add(words, "completions/.*", "补正后的申请 The application as completed");
        add(words, "findings.*", "审查意见 Findings of the review");
        add(words, "consequences\\.json", "法律后果 Legal consequences of the findings");
        add(words, "decisions\\.json", "法务认定和条件 Legal decisions and conditions");
        add(words, "facts\\.json", "登记的事实 Facts on record");
        add(words, "identity/.*", "身份核验 Verification of identity");
        add(words, "signatures/.*", "签名、要约和签名核验报告 Signatures, offers and what was verified");
        add(words, "sign-page\\.jsonl", "签署页面上的每一步 Each step on the signing page");
        add(words, "agreements/.*", "协议的记录 Records of the agreements");
        add(words, "delivery/.*", "交付的记录 Records of the hand-over");
        add(words, "reviews/.*", "使用情况说明和使用复核 Reports on the use and its reviews");
        add(words, "rent/.*", "租金的记录 Records of the rent");
        add(words, "orders/.*", "监管要求、暂停和整改 Orders, suspensions and cures");
        add(words, "ending/.*", "解除、续租、档案保全、认定和结清 Termination, renewal, legal hold, findings and settlement");
        add(words, "lessee/.*", "承租人页面、异议和答复 The lessee's page, objections and answers");
        add(words, "notices/letters\\.json", "函件的制作、用印、寄送和退回 How letters were made, sealed, sent and came back");
        add(words, "notices/.*", "通知和投递 Notices and their delivery");
        add(words, "attachments/.*", "附件 Files handed in");
        add(words, "audit\\.jsonl", "操作记录 The audit trail");
        add(words, "anchors/.*", "存证锚定 Anchors and their time stamps");
        add(words, "system\\.json", "生成记录的环境 The system that kept the record");
        return words;
    }

    private static void add(Map<Pattern, String> words, String path, String word) {
        words.put(Pattern.compile(path), word);
    }
}
