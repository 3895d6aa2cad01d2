-- 0040: how often people are asked (M16) is a customer's own, or the house's (-1), whether
-- the questions are his own or not. Of one without questions it was the house's so far.

UPDATE question_set SET every_days = -1, about_monthly = -1
 WHERE customer_id IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM question q WHERE q.set_id = question_set.id);
