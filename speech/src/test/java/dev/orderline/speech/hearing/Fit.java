package dev.orderline.speech.hearing;

import dev.orderline.speech.recognition.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Fits the weights of {@link Evidence}'s features to what was right: logistic regression by
 * Newton's method.
 */
final class Fit {
    private record Observed(List<Double> features, boolean right) {}

    /** Newton's method doubles the digits that are right with every round. */
    private static final int ROUNDS = 30;

    /** Keeps weights finite where the right and the wrong can be told apart entirely. */
    private static final double RIDGE = 1e-3;

    private final List<Observed> all = new ArrayList<>();

    void add(Evidence evidence, boolean right) {
        add(evidence.features(), right);
    }

    void add(List<Double> features, boolean right) {
        all.add(new Observed(features, right));
    }

    int size() {
        return all.size();
    }

    /** One weight a feature; none if nothing was observed. */
    List<Double> weights() {
        if (all.isEmpty()) return List.of();
        double[] weights = new double[all.getFirst().features.size()];
        for (int round = 0; round < ROUNDS; round++) {
            double[] step = step(weights);
            for (int i = 0; i < weights.length; i++) weights[i] += step[i];
        }
        return Arrays.stream(weights).boxed().toList();
    }

    /** As they stand in {@link Evidence}. */
    String line() {
        return "The weights of what speaks for an answer, fitted to these %d: %s"
                .formatted(
                        size(),
                        weights().stream()
                                .map(weight -> String.format(Locale.ROOT, "%.3f", weight))
                                .collect(Collectors.joining(", ")));
    }

    private double[] step(double[] weights) {
        int size = weights.length;
        double[][] system = new double[size][size + 1];
        for (Observed each : all) {
            double odds = 0;
            for (int i = 0; i < size; i++) odds += weights[i] * each.features.get(i);
            double probability = 1 / (1 + Math.exp(-odds));
            double spread = probability * (1 - probability);
            double error = (each.right ? 1 : 0) - probability;
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < size; k++)
                    system[i][k] += spread * each.features.get(i) * each.features.get(k);
                system[i][size] += error * each.features.get(i);
            }
        }
        for (int i = 0; i < size; i++) {
            system[i][i] += RIDGE;
            system[i][size] -= RIDGE * weights[i];
        }
        return solved(system);
    }

    /** By Gauss and Jordan; the right side is the last column. */
    private static double[] solved(double[][] system) {
        int size = system.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column; row < size; row++)
                if (Math.abs(system[row][column]) > Math.abs(system[pivot][column])) pivot = row;
            double[] swapped = system[column];
            system[column] = system[pivot];
            system[pivot] = swapped;
            for (int row = 0; row < size; row++) {
                if (row == column) continue;
                double factor = system[row][column] / system[column][column];
                for (int k = column; k <= size; k++) system[row][k] -= factor * system[column][k];
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) solution[i] = system[i][size] / system[i][i];
        return solution;
    }
}
