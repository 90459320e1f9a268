package dev.serverlease.evidence.bundle;

import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.evidence.bundle.Letters.Event;
import dev.serverlease.evidence.bundle.Letters.LetterFile;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.legalnotice.LegalNoticeView;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The letters of one lease and what became of them, as the index and the manifest tell it. */
record LetterStory(List<LegalNoticeView> letters, List<Event> events) {

    private static final String SEALED = "-sealed";

    private static final AttachmentKind PROOF = AttachmentKind.NOTICE_PROOF;

    private static final Set<String> SENT = Set.of("DISPATCHED", "POSTED");

    /** The file as the manifest lists it: as a letter and, if a letter was handed in as a proof, as that too. */
    List<LetterFile> files(String path, LeaseRecord.File file) {
        return Stream.concat(
                        letter(file)
                                .map(letter -> named(path, letter, isSealed(file) ? "SEALED" : "UNSEALED"))
                                .stream(),
                        proven(file).map(letter -> named(path, letter, "PROOF")).stream())
                .toList();
    }

    private static LetterFile named(String path, LegalNoticeView letter, String is) {
        return new LetterFile(path, letter.number(), is, state(letter));
    }

    /**
     * What the file is, for the index; empty if it has nothing to do with letters.
     *
     * @param whole whether it may be told how a letter was handed over and why it came back: that can name people
     */
    Optional<String> words(LeaseRecord.File file, boolean whole) {
        var words = Stream.concat(
                        letter(file)
                                .map(letter ->
                                        letter.sealed() && !isSealed(file) ? beforeSeal(letter) : story(letter, whole))
                                .stream(),
                        PROOF.name().equals(file.kind()) ? Stream.of(proof(file)) : Stream.empty())
                .collect(Collectors.joining(" · "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private String proof(LeaseRecord.File file) {
        var of = proven(file)
                .map(letter -> new Bilingual(
                        "，证明通知 " + letter.number() + " 的到达", " of the arrival of notice " + letter.number()))
                .orElse(new Bilingual("，不是本系统所制作的通知的证明", " of none of the letters here"));
        var newer = proven(file)
                .map(letter -> letter.proofs().get(0))
                .filter(newest -> !newest.id().toString().equals(file.attachment()))
                .map(newest -> new Bilingual(
                        "，以其后提交的 attachments/" + newest.id() + " 为准",
                        "; the later attachments/" + newest.id() + " counts instead"))
                .orElse(new Bilingual("", ""));
        var kind = Words.of("attachment-kind", PROOF);
        return kind.zh() + of.zh() + "，所载到达日 " + file.effectiveOn() + newer.zh() + " " + kind.en() + ":" + of.en()
                + ", on " + file.effectiveOn() + newer.en();
    }

    private static String beforeSeal(LegalNoticeView letter) {
        return "通知 " + letter.number() + " 用印前的文件，不是发出的文件；通知的去向见用印后的文件 Notice " + letter.number()
                + ", the file before its seal, which is not what was sent; what became of it stands with the sealed file";
    }

    private String story(LegalNoticeView letter, boolean whole) {
        var title = Words.of("legal-notice-kind", letter.kind());
        var state = Words.of("legal-notice-state", state(letter));
        var steps = steps(letter, whole);
        return "【函件】《" + title.zh() + "》" + letter.number() + "（" + state.zh() + "）："
                + steps.stream().map(Bilingual::zh).collect(Collectors.joining("，"))
                + " " + title.en() + " " + letter.number() + " (" + lowered(state) + "): "
                + steps.stream().map(Bilingual::en).collect(Collectors.joining(", "));
    }

    private static String lowered(Word state) {
        return state.en().substring(0, 1).toLowerCase(Locale.ROOT) + state.en().substring(1);
    }

    private List<Bilingual> steps(LegalNoticeView letter, boolean whole) {
        var ofIt = events.stream()
                .filter(event -> event.letter().equals(letter.number()))
                .toList();
        var made = letter.madeAt().toLocalDate();
        var steps = new ArrayList<Bilingual>();
        steps.add(new Bilingual(made + " 制作", "made " + made));
        if (!letter.sealed()) {
            steps.add(new Bilingual("没有用印", "never sealed"));
        }
        ofIt.forEach(event -> steps.add(event.words(whole)));
        if (ofIt.stream().map(Event::kind).noneMatch(SENT::contains)) {
            steps.add(new Bilingual("没有发出", "never sent"));
        }
        var arrivedOn = letter.arrivedOn();
        if (arrivedOn != null) {
            steps.add(new Bilingual(arrivedOn + " 到达", "arrived " + arrivedOn));
        }
        return steps;
    }

    private static String state(LegalNoticeView letter) {
        return letter.arrivedOn() == null ? letter.state().name() : "ARRIVED";
    }

    private static boolean isSealed(LeaseRecord.File file) {
        return String.valueOf(file.letter()).endsWith(SEALED);
    }

    /** The letter that a file is. */
    private Optional<LegalNoticeView> letter(LeaseRecord.File file) {
        var number = String.valueOf(file.letter()).replace(SEALED, "");
        return letters.stream().filter(letter -> letter.number().equals(number)).findFirst();
    }

    /** The letter of which a file was handed in as a proof. */
    private Optional<LegalNoticeView> proven(LeaseRecord.File file) {
        return letters.stream()
                .filter(letter -> letter.proofs().stream()
                        .anyMatch(proof -> proof.id().toString().equals(file.attachment())))
                .findFirst();
    }
}
