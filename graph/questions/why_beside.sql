-- Settings said in techniques that speak of a defect, counted by parameter and unit.
SELECT parameter, unit, settings, lowest_high, highest_low FROM span WHERE defect = :defect
