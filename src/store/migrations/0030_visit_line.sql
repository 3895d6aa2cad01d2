-- A visit with what one wants to know beside it: the case, who goes, and to whom.
CREATE VIEW visit_line AS
SELECT v.id, v.version, v.case_id, v.staff_id, v.state, v.begins_at, v.ends_at, v.travel,
       v.address, v.phone, v.what, v.sequence, v.planned_by, v.planned_at, v.answer,
       v.answered_at, v.done_at, v.signed_by, c.subject, c.status AS case_status,
       s.name AS staff_name,
       p.name AS person_name, p.phone AS person_phone, cu.name AS customer_name
  FROM visit v
  JOIN case_ c ON c.id = v.case_id
  JOIN staff s ON s.id = v.staff_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN customer cu ON cu.id = c.customer_id;
