package dev.serverlease.evidence.bundle;

import dev.serverlease.lease.Party;
import dev.serverlease.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The files of a bundle that were handed in or made: scans, contracts, agreements, letters and their proofs. */
@Component
class PaperFiles {

    /** What both have signed: of all drafts there is one. */
    private static final String SIGNED = "signed";

    /** What the file that an entry tells of is called. */
    private static final Map<String, String> FILES_OF = Map.of(
            "CONTRACT_DRAFTED", "issued",
            "AGREEMENT_DRAFTED", "issued",
            "SIGNED_LESSEE", "signed-by-lessee",
            "SIGNED_LESSOR", SIGNED);

    private static final Map<String, String> ENDINGS =
            Map.of("application/pdf", "pdf", "image/jpeg", "jpg", "image/png", "png");

    private final LeaseRecord record;
    private final Letters letters;

    PaperFiles(LeaseRecord record, Letters letters) {
        this.record = record;
        this.letters = letters;
    }

    /** Writes them, and tells of each what it is. The caller reads in one snapshot. */
    void write(String lease, List<LeaseRecord.Entry> entries, BundleWriter bundle, BundleIndex index) {
        var names = new LinkedHashMap<String, String>();
        var signed = record.signedFiles(lease);
        var story = letters.of(lease);
        for (var file : record.files(lease)) {
            var ending = "." + ENDINGS.getOrDefault(file.mediaType(), "bin");
            var path = free(name(file, entries), ending, names);
            names.put(path, file.digest());
            var kind = file.kind();
            if (kind != null) {
                index.tell(path, Words.of("attachment-kind", kind).both());
            }
            story.words(file, !bundle.isWithheld(path)).ifPresent(words -> index.tell(path, words));
            story.files(path, file).forEach(bundle::letter);
            signed.stream()
                    .filter(one -> one.is(file))
                    .findFirst()
                    .map(one -> paper(path, one))
                    .ifPresent(paper -> {
                        index.tell(path, paper.words());
                        bundle.signed(paper);
                    });
            bundle.add(path, file.mediaType(), record.content(lease, file.digest()));
        }
    }

    private static SignedPaper paper(String path, LeaseRecord.SignedFile file) {
        return new SignedPaper(
                path,
                file.agreement() == null ? "contract" : "agreement-" + file.agreement(),
                file.draft(),
                file.party().equals(Party.LESSOR.name()) ? "BOTH" : file.party(),
                file.scan() == null ? "ELECTRONIC" : SignedPaper.SCAN,
                file.kind(),
                file.day());
    }

    /** Agreements on the contract stand beneath it: whoever does not get its file gets none of theirs. */
    private static String name(LeaseRecord.File file, List<LeaseRecord.Entry> entries) {
        if (file.attachment() != null) {
            return "attachments/" + file.attachment();
        }
        if (file.letter() != null) {
            return "notices/letters/" + file.letter();
        }
        var folder = file.agreement() == null ? "contract/" : "contract/agreement-" + file.agreement() + "/";
        var name = nameOf(file.digest(), entries);
        var draft = file.draft();
        return folder + name + (draft == null || draft == 1 || name.equals(SIGNED) ? "" : "-" + draft);
    }

    /**
     * What a file is the entry tells that it came to be by; of other papers, the first that names it. The use of the
     * seal is told before what was sealed with it.
     */
    private static String nameOf(String digest, List<LeaseRecord.Entry> entries) {
        var actions = entries.stream()
                .filter(entry -> entry.body().contains(digest)
                        || (entry.payload() != null && entry.payload().contains(digest)))
                .map(entry -> action(entry.body()))
                .toList();
        return actions.stream()
                .filter(FILES_OF::containsKey)
                .findFirst()
                .map(FILES_OF::get)
                .or(() -> actions.stream()
                        .findFirst()
                        .map(action -> action.toLowerCase(Locale.ROOT).replace('_', '-')))
                .orElse("unnamed");
    }

    private static String action(String body) {
        return body.replaceFirst("^\\{\"action\":\"(\\w+)\".*", "$1");
    }

    private static String free(String name, String ending, Map<String, String> taken) {
        var path = name + ending;
        for (int more = 2; taken.containsKey(path); more++) {
            path = name + "-" + more + ending;
        }
        return path;
    }
}
