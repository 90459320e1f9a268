package dev.serverlease.stage.application;

/**
 * The lessee's name as lists and task cards show it: an individual's name is masked (PIPL art. 6: only the necessary
 * minimum).
 */
final class DisplayName {

    private DisplayName() {}

    static String of(Application application) {
        var name = application.lesseeName();
        return application.lesseeIsIndividual() ? name.substring(0, name.offsetByCodePoints(0, 1)) + "**" : name;
    }
}
