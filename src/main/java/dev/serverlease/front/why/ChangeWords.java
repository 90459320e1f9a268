package dev.serverlease.front.why;

import dev.serverlease.front.why.Why.WouldChange;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.whatif.Change;
import dev.serverlease.law.whatif.Change.Kind;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.FactWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What would change a rule's answer, in sentences: one for all values of a fact that do the same. */
final class ChangeWords {

    private ChangeWords() {}

    private record Alike(String fact, Kind kind, Outcome outcome) {}

    static List<WouldChange> of(List<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change -> new Alike(change.fact(), change.kind(), change.outcome()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(alike -> new WouldChange(
                        sentence(alike.getKey(), alike.getValue()),
                        new Bilingual(
                                alike.getKey().outcome().zh(),
                                alike.getKey().outcome().en())))
                .toList();
    }

    private static Bilingual sentence(Alike alike, List<Change> changes) {
        var title = FactWords.title(alike.fact());
        var zh = "若“" + title.zh() + "”";
        var en = "If “" + title.en() + "”";
        var valueZh = values(changes, Bilingual::zh, "”或者“");
        var valueEn = values(changes, Bilingual::en, "” or “");
        return switch (alike.kind()) {
            case IS -> new Bilingual(zh + "为“" + valueZh + "”", en + " were “" + valueEn + "”");
            case WITH -> new Bilingual(zh + "另有“" + valueZh + "”", en + " included “" + valueEn + "”");
            case WITHOUT -> new Bilingual(zh + "不含“" + valueZh + "”", en + " did not include “" + valueEn + "”");
            case AT_MOST -> new Bilingual(zh + "降至、提前至“" + valueZh + "”", en + " went down to “" + valueEn + "”");
            case AT_LEAST -> new Bilingual(zh + "升至、推迟至“" + valueZh + "”", en + " went up to “" + valueEn + "”");
            case STATED -> new Bilingual("若填写“" + title.zh() + "”", en + " were stated");
            case NOT_STATED -> new Bilingual("若不填写“" + title.zh() + "”", en + " were not stated");
            case OTHER_TEXT -> new Bilingual(zh + "另作说明", en + " said something else");
        };
    }

    private static String values(List<Change> changes, Function<Bilingual, String> language, String or) {
        return changes.stream()
                .map(change -> language.apply(FactWords.value(change.fact(), change.value())))
                .distinct()
                .collect(Collectors.joining(or));
    }
}
