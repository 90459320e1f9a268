package dev.serverlease.reconcile;

import dev.serverlease.words.ModelNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One difference between rows and engine.
 *
 * @param lease the number; empty if it concerns no lease, or all of them
 * @param place the element of the model, or the id of the instance or definition
 * @param found what was found, such as two dates; may be empty
 */
public record Mismatch(String lease, MismatchKind kind, String place, String found) {

    /** Whether it is the same as one of these, whatever was found there. */
    boolean isAmong(List<Mismatch> others) {
        return others.stream()
                .anyMatch(other -> other.lease().equals(lease)
                        && other.kind() == kind
                        && other.place().equals(place));
    }

    /** What is wrong and what to do, Chinese first. */
    public String zh() {
        return (lease.isEmpty() ? "" : "租赁 " + lease + "：") + kind.zh() + place(" 位置：", "。");
    }

    /** The same in English. */
    public String en() {
        return (lease.isEmpty() ? "" : "Lease " + lease + ": ") + kind.en() + place(" Place: ", ".");
    }

    private String named() {
        return Arrays.stream(place.split(", ")).map(ModelNames::withId).collect(Collectors.joining("、"));
    }

    private String place(String word, String end) {
        return place.isEmpty() ? "" : word + named() + (found.isEmpty() ? "" : " " + found) + end;
    }
}
