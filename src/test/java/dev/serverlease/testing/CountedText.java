package dev.serverlease.testing;

/** A text that counts how often one of its characters is looked at: no other load on the machine changes that. */
public final class CountedText implements CharSequence {

    private final String text;
    private long looked;

    public CountedText(String text) {
        this.text = text;
    }

    public long looked() {
        return looked;
    }

    @Override
    public char charAt(int index) {
        looked++;
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
