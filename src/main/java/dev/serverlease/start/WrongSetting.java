package dev.serverlease.start;

/** What is wrong with a setting's value and what it must be, in both languages, without quoting it. */
public class WrongSetting extends IllegalArgumentException {

    public WrongSetting(String message) {
        super(message);
    }
}
